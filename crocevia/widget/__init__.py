"""What the list reads that other sites show in their own pages (templates/widget/): small files, a list each."""

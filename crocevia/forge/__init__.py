"""What a forge (GitHub) is given and gives back: forms for issues, made of the schemas, and issues that become records."""

"""The catalogue as a workbook that people read: headings in words, codes beside their labels, a sheet that explains."""

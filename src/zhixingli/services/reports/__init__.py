"""Reports that an office signs: made, issued, read again, compared, handed in."""

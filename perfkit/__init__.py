"""The performance management workbook."""

"""The report: charts, pages and files made from an evaluation."""

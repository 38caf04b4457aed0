"""Charts that paint a ChartModel; they compute no number."""

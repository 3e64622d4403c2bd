"""Which expression of time dates which candidate."""

"""Pictures of numbers: shapes drawn by a library, words set by the browser that shows them."""

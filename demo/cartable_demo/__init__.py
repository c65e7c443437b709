"""The demo campus: an imaginary university of technology, built through the engines' own functions."""

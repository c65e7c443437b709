"""The only place that knows the solver package: rows become a problem, solutions become rows, files go in and out."""

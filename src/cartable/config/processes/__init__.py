"""The processes of a running installation: the web server, the worker, what prepares them, and who watches them."""

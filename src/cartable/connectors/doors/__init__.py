"""Access controllers spoken to in JSON over HTTPS, and a simulated one."""

"""Addresses of the pages of rights."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []

"""Addresses of the pages of doors."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []

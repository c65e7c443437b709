"""The generic pages that engines subclass."""

from cartable.ui.views.detail_page import DetailPage
from cartable.ui.views.form_page import FormPage
from cartable.ui.views.list_page import ListPage

__all__ = ["DetailPage", "FormPage", "ListPage"]

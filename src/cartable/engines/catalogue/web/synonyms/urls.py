"""Addresses of synonyms."""

from django.urls import path

from cartable.engines.catalogue.web.synonyms.pages import EditSynonyms, NewSynonyms, SynonymList, remove_synonyms

urlpatterns = [
    path("synonyms/", SynonymList.as_view(), name="synonyms"),
    path("synonyms/new/", NewSynonyms.as_view(), name="synonym-new"),
    path("synonyms/<uuid:uuid>/", EditSynonyms.as_view(), name="synonym-edit"),
    path("synonyms/<uuid:uuid>/remove/", remove_synonyms, name="synonym-remove"),
]

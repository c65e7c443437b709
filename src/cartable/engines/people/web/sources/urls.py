"""Addresses of the pages of sources, records, duplicates, merges and guests, under ``people/``."""

from django.urls import path

from cartable.engines.people.web.sources.deciding import RecordPage, decide, undo
from cartable.engines.people.web.sources.duplicates import DuplicateList, DuplicatePage, FindDuplicates, TellApart
from cartable.engines.people.web.sources.guests import GuestList, NewGuest
from cartable.engines.people.web.sources.merging import ChooseOther, MergeList, MergePage, MergePeople, Unmerge
from cartable.engines.people.web.sources.queue import RecordQueue
from cartable.engines.people.web.sources.run_pages import ApplyRun, RunPage, refuse_run
from cartable.engines.people.web.sources.source_pages import EditSource, NewSource, SourceList, SourcePage

source_patterns = [
    path("sources/", SourceList.as_view(), name="sources"),
    path("sources/new/", NewSource.as_view(), name="new-source"),
    path("sources/runs/<uuid:uuid>/", RunPage.as_view(), name="run"),
    path("sources/runs/<uuid:uuid>/apply/", ApplyRun.as_view(), name="apply-run"),
    path("sources/runs/<uuid:uuid>/refuse/", refuse_run, name="refuse-run"),
    path("sources/<str:code>/", SourcePage.as_view(), name="source"),
    path("sources/<str:code>/edit/", EditSource.as_view(), name="edit-source"),
    path("records/", RecordQueue.as_view(), name="records"),
    path("records/<uuid:uuid>/", RecordPage.as_view(), name="record"),
    path("records/<uuid:uuid>/decide/", decide, name="decide-record"),
    path("records/<uuid:uuid>/undo/", undo, name="undo-record"),
    path("duplicates/", DuplicateList.as_view(), name="duplicates"),
    path("duplicates/search/", FindDuplicates.as_view(), name="find-duplicates"),
    path("duplicates/<uuid:uuid>/", DuplicatePage.as_view(), name="duplicate"),
    path("duplicates/<uuid:uuid>/apart/", TellApart.as_view(), name="tell-apart"),
    path("merges/", MergeList.as_view(), name="merges"),
    path("merges/<uuid:uuid>/", MergePage.as_view(), name="merge-done"),
    path("merges/<uuid:uuid>/undo/", Unmerge.as_view(), name="unmerge"),
    path("guests/", GuestList.as_view(), name="guests"),
    path("guests/new/", NewGuest.as_view(), name="new-guest"),
    path("<uuid:uuid>/merge/", ChooseOther.as_view(), name="merge-with"),
    path("<uuid:kept>/merge/<uuid:absorbed>/", MergePeople.as_view(), name="merge"),
]

"""Course timetabling and student sectioning on the ITC-2019 model."""

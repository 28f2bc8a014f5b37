-- A block of the low-slope layer can stand on a shortlist, beside parcels and the free land of parks.
alter table shortlist_items drop constraint shortlist_items_kind_check;
alter table shortlist_items add constraint shortlist_items_kind_check check (kind in ('parcel', 'free-land', 'low-slope'));

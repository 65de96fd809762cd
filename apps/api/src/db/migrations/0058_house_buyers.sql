-- A front desk reads the house buyers of front desks; those who asked at a sales site are the site's.
alter policy tenant on site_inquiry using (company_id = (select current_company())
    and (service_center_id = any ((select readable_centers('SHW'))::uuid[])
      or estate_id = any ((select readable_centers('SHW'))::uuid[])
      or site_id is null and service_center_id = any ((select readable_centers('FDK'))::uuid[])))
  with check (company_id = (select current_company())
    and (service_center_id = any ((select readable_centers('SHW'))::uuid[])
      or estate_id = any ((select readable_centers('SHW'))::uuid[])
      or site_id is null and service_center_id = any ((select readable_centers('FDK'))::uuid[])));

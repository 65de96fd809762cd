-- By when a line has to be there (需用日期); for the launch where nothing is said.
alter table material_line add column needed_on date;

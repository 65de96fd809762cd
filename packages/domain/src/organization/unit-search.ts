/** A building's number without the word for building: 3 of 3栋 or 3号楼. */
export const bareNumber = (building: string): string => building.replace(/[栋幢座号楼]+$/u, "");

/** A unit is looked for as 3栋1201, 3-1201 or 1201, by the server as where there is no signal. */
export const unitSearchKey = (building: string, room: string): string => {
  const number = bareNumber(building);
  return `${building}${room} ${number}栋${room} ${number}-${room} ${room}`.toLowerCase();
};

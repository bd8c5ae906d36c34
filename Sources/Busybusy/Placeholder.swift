enum BusybusyPlaceholder {}

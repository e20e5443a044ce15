# Reads a result file as anybody would with ncdf4: read_results.R FILE EXPECTED, a table of variable,
# element (in the file's order, from 1) and value.
suppressMessages(library(ncdf4))
paths <- commandArgs(trailingOnly = TRUE)
file <- nc_open(paths[1])
for (variable in names(file$var)) {
  invisible(suppressWarnings(ncvar_get(file, variable)))
  stopifnot(ncatt_get(file, variable, "long_name")$value != "")
  if (variable != "scenario") stopifnot(ncatt_get(file, variable, "units")$hasatt)
}
expected <- read.csv(paths[2], colClasses = c("character", "integer", "numeric"))
for (variable in unique(expected$variable)) {
  rows <- expected[expected$variable == variable, ]
  values <- as.vector(suppressWarnings(ncvar_get(file, variable)))[rows$element]
  if (!isTRUE(all.equal(values, rows$value, tolerance = 0))) stop(variable, " has other values")
}
if (!("factor" %in% names(file$dim))) {
  stopifnot(file$dim$month$units == "days since 2016-04-01")
  stopifnot(ncvar_get(file, "organisation") == c("RHQ", "X02", "Z9"))
  stopifnot(ncvar_get(file, "place_name") == c("King's Lynn", "Môn"))
  stopifnot(dim(ncvar_get(file, "organisation_margin_runs")) == c(3, 6, 200))
} else {
  stopifnot(ncvar_get(file, "factor") == c("trust.gain", "regime"))
  stopifnot(ncatt_get(file, "factor_regime", "flag_meanings")$value == "majority joint_board")
}
cat("read by ncdf4\n")

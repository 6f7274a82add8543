const numbers = (text: string) => text.trim().split(/\s+/).map(Number)

/** Montgomery, example 6.5, in qicharts2 `tests/testthat/ex_6.5_3.rds`; limits rest on the first twenty. */
export const FLOWRATE = numbers(`310 288 297 298 307 303 294 297 308 306 294 299 297 299 314 295 293 306 301 304
  305 282 305 296 314 295 287 301 298 311 310 292 305 299 304 310 304 305 333 328`)

/** The vignette "Deviations from the defaults" of NHSRplotthedots. */
export const NHS_VIGNETTE = numbers('1 2 1 2 10 1 2 1 2 1 2 1 2 1 2 1 2 1')

/** R: `set.seed(123); rnorm(20)`. */
export const R_NORMALS = numbers(`-0.56047565 -0.23017749 1.55870831 0.07050839 0.12928774 1.71506499 0.46091621
  -1.26506123 -0.68685285 -0.44566197 1.22408180 0.35981383 0.40077145 0.11068272 -0.55584113 1.78691314 0.49785048
  -1.96661716 0.70135590 -0.47279141`)

/** The viscosity data of qcc. */
export const VISCOSITY = numbers(`34.05 34.40 33.59 35.96 34.70 33.51 33.79 34.04 34.52 33.75 33.27 33.71 34.03 34.58
  34.02 33.97 34.05 34.04 33.73 34.05`)

/** Our own example (methods 5): twelve periods before a pilot, eight in it, and the same of a control group. */
export const DAYS_BEFORE = numbers('52 48 50 55 53 49 47 51 54 50 46 49')
export const DAYS_PILOT = numbers('44 45 41 43 46 42 40 43')
export const CONTROL_BEFORE = numbers('51 50 49 53 54 50 48 50 53 49 47 50')
export const CONTROL_PILOT = numbers('49 51 48 50 52 47 49 50')

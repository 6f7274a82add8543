import { type Arm, FIRST_LABELS, type Setting } from './label-race.ts'

/** The draws 1 to 200 of each setting. */
export const DRAWS = 200
/** After so many labels the arms are compared. */
export const COMPARED_AT = 16

type Averages = Record<Arm, readonly number[]> & {
  /** Draws in which asking was right more often than chance after `COMPARED_AT` labels, and less often. */
  ahead: number
  behind: number
}

/**
 * Mean accuracy of `DRAWS` races after 4 labels, after 5 and so on, computed once: it would take a page half a second.
 * tests/core/library/label-race.test.ts computes them anew.
 */
export const AVERAGES: Record<Setting, Averages> = {
  clear: {
    asked: [
      0.84, 0.863, 0.902, 0.924, 0.943, 0.954, 0.962, 0.97, 0.972, 0.976, 0.976, 0.977, 0.978, 0.978, 0.978, 0.978,
      0.978, 0.978, 0.978, 0.979, 0.979, 0.979, 0.979, 0.979, 0.979, 0.979, 0.979, 0.979, 0.979,
    ],
    random: [
      0.84, 0.861, 0.87, 0.879, 0.887, 0.9, 0.908, 0.917, 0.92, 0.926, 0.929, 0.933, 0.935, 0.938, 0.943, 0.947, 0.949,
      0.951, 0.952, 0.955, 0.957, 0.959, 0.96, 0.961, 0.963, 0.963, 0.964, 0.965, 0.966,
    ],
    ahead: 168,
    behind: 23,
  },
  disputed: {
    asked: [
      0.695, 0.703, 0.712, 0.718, 0.721, 0.726, 0.729, 0.732, 0.736, 0.74, 0.743, 0.745, 0.747, 0.749, 0.75, 0.752,
      0.751, 0.752, 0.753, 0.753, 0.753, 0.755, 0.756, 0.757, 0.757, 0.758, 0.758, 0.759, 0.76,
    ],
    random: [
      0.695, 0.7, 0.712, 0.717, 0.725, 0.73, 0.734, 0.738, 0.741, 0.741, 0.743, 0.748, 0.75, 0.753, 0.754, 0.752, 0.755,
      0.756, 0.757, 0.758, 0.76, 0.76, 0.76, 0.761, 0.761, 0.761, 0.761, 0.761, 0.761,
    ],
    ahead: 98,
    behind: 94,
  },
}

/** With how many labels a mean accuracy reaches a level first; `null` if it never does. */
export function labelsToReach(accuracies: readonly number[], level: number): number | null {
  const step = accuracies.findIndex((accuracy) => accuracy >= level)
  return step < 0 ? null : FIRST_LABELS + step
}

/**
 * The verdict's place on the chain notYet < nearly < readyAfterHomework < ready.
 *
 * @param steps         specific levels missing
 * @param homeworkSteps levels missing that every pilot needs
 * @param nearlySteps   most specific steps that still count as nearly
 * @returns index into `VERDICTS`
 * @source needs 1, methods 1.6, methods-errata A13
 */
export function verdictRank(steps: number, homeworkSteps: number, nearlySteps: number): 0 | 1 | 2 | 3 {
  if (steps > nearlySteps) return 0
  if (steps > 0) return 1
  return homeworkSteps > 0 ? 2 : 3
}

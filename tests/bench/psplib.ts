import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parsePsplib } from '#app/core/roadmap/psplib.ts'
import { scheduleProject } from '#app/core/roadmap/schedule.ts'
import { quantile, shown } from './quantile.ts'

/** Schedules every `.sm` instance of a folder; an `optimum.csv` beside them (name,optimum) gives the gaps. */
export function run([folder]: string[]) {
  if (folder === undefined)
    throw Object.assign(new Error('Name the folder that holds the .sm files: npm run bench -- psplib <folder>.'), {
      code: 'PREFLIGHT_START',
    })
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.sm'))
    .sort()
  const times: number[] = []
  const rows = names.map((name) => {
    const parsed = parsePsplib(readFileSync(join(folder, name), 'latin1'))
    const started = performance.now()
    const found = scheduleProject(parsed)
    times.push(performance.now() - started)
    return {
      name,
      weeks: 'makespan' in found ? found.makespan : null,
      bound: 'lowerBound' in found ? found.lowerBound : null,
    }
  })
  const tight = rows.filter(({ weeks, bound }) => weeks !== null && weeks === bound).length
  return [
    {
      instances: rows.length,
      'proven by bound': tight,
      'p50 ms': shown(quantile(times, 0.5)),
      'p95 ms': shown(quantile(times, 0.95)),
      'sum of weeks': rows.reduce((sum, { weeks }) => sum + (weeks ?? 0), 0),
    },
  ]
}

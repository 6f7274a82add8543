import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parsePsplib } from '#app/core/roadmap/psplib.ts'
import { scheduleProject } from '#app/core/roadmap/schedule.ts'
import { quantile, shown } from './quantile.ts'

/** Lines of `optimum.csv`, in the folder or in `optimum/` below it: name of the instance and its least weeks. */
const OPTIMUM = /^"?([\w-]+?)(?:\.sm)?"?[,;]\s*"?(\d+)"?/gm

/** Schedules every `.sm` instance of a folder as the product does; an `optimum.csv` beside them gives the gaps. */
export function run([folder]: string[]) {
  if (folder === undefined)
    throw Object.assign(new Error('Name the folder that holds the .sm files: npm run bench -- psplib <folder>.'), {
      code: 'PREFLIGHT_START',
    })
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.sm'))
    .sort()
  const optima = readOptima(folder)
  const rows = names.map((name) => scheduleFile(folder, name))
  const gaps = rows.flatMap(({ name, weeks }) => {
    const least = optima.get(name)
    return least !== undefined && weeks !== null ? [(100 * (weeks - least)) / least] : []
  })
  const times = rows.map(({ took }) => took)
  return [
    {
      instances: rows.length,
      'proven by bound': rows.filter(({ weeks, bound }) => weeks !== null && weeks === bound).length,
      'with optimum': gaps.length,
      'at optimum': gaps.filter((gap) => gap === 0).length,
      'mean gap %': gaps.length > 0 ? shown(gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length) : '',
      'max gap %': gaps.length > 0 ? shown(Math.max(...gaps)) : '',
      'mean ms': shown(times.reduce((sum, took) => sum + took, 0) / times.length),
      'p95 ms': shown(quantile(times, 0.95)),
      'sum of weeks': rows.reduce((sum, { weeks }) => sum + (weeks ?? 0), 0),
      aim: 'mean gap 0.3 %, 100 ms',
    },
  ]
}

function readOptima(folder: string): Map<string, number> {
  const file = [join(folder, 'optimum.csv'), join(folder, 'optimum', 'optimum.csv')].find(existsSync)
  if (file === undefined) return new Map()
  const lines = readFileSync(file, 'utf8').matchAll(OPTIMUM)
  return new Map([...lines].map(([, name = '', weeks]) => [name, Number(weeks)]))
}

function scheduleFile(folder: string, file: string) {
  const parsed = parsePsplib(readFileSync(join(folder, file), 'latin1'))
  const started = performance.now()
  const found = scheduleProject(parsed)
  return {
    name: file.replace(/\.sm$/, ''),
    weeks: 'makespan' in found ? found.makespan : null,
    bound: 'lowerBound' in found ? found.lowerBound : null,
    took: performance.now() - started,
  }
}

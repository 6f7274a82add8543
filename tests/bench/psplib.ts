import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parsePsplib } from '#app/core/roadmap/psplib.ts'
import { scheduleProject } from '#app/core/roadmap/schedule.ts'
import { drawInstances } from './progen.ts'
import { OPTIMA } from './progen-optima.ts'
import { quantile, shown } from './quantile.ts'
import type { Table } from './table.ts'

/** Lines of `optimum.csv`, in the folder or in `optimum/` below it: name of the instance and its least weeks. */
const OPTIMUM = /^"?([\w-]+?)(?:\.sm)?"?[,;]\s*"?(\d+)"?/gm

export const aim = 'Schedules at most 0.3 % above the least weeks on average, each within 100 ms.'

/** Texts of `.sm` files and their least weeks, by name. */
type Instances = { set: string; texts: Map<string, string>; optima: Map<string, number> }

/**
 * Schedules instances as the product does and compares with the least weeks possible: every `.sm` file of a folder, against
 * the `optimum.csv` beside them, or without a folder 480 instances of the design of the public set j30, drawn by us.
 * Milliseconds are those of the processor: whatever else runs does not count.
 */
export function run([folder]: string[]): Table[] {
  const { set, texts, optima } = folder === undefined ? drawOwn() : readFolder(folder)
  const rows = [...texts].map(([name, text]) => schedule(name, text))
  const gaps = rows.flatMap(({ name, weeks }) => {
    const least = optima.get(name)
    return least !== undefined && weeks !== null ? [(100 * (weeks - least)) / least] : []
  })
  const times = rows.map(({ took }) => took)
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length
  const figures = {
    instances: rows.length,
    'proven by bound': rows.filter(({ weeks, bound }) => weeks !== null && weeks === bound).length,
    'with optimum': gaps.length,
    'at optimum': gaps.filter((gap) => gap === 0).length,
    'mean gap %': gaps.length > 0 ? shown(mean) : '',
    'max gap %': gaps.length > 0 ? shown(Math.max(...gaps)) : '',
    'mean ms': shown(times.reduce((sum, took) => sum + took, 0) / times.length),
    'p95 ms': shown(quantile(times, 0.95)),
    'max ms': shown(Math.max(...times)),
    'sum of weeks': rows.reduce((sum, { weeks }) => sum + (weeks ?? 0), 0),
  }
  const compared =
    gaps.length > 0
      ? `${shown(mean)} % above the least weeks on average, ${figures['at optimum']} of ${gaps.length} at them`
      : 'not compared, since there is no optimum.csv'
  return [
    {
      title: set,
      rows: [figures],
      says: `Schedules are ${compared}; the slowest took ${figures['max ms']} ms of the processor.`,
    },
  ]
}

function drawOwn(): Instances {
  const texts = drawInstances()
  const least = OPTIMA.flat()
  return {
    set: `${texts.size} instances of the same design as the public set j30, drawn by us: not the public set.`,
    texts,
    optima: new Map([...texts.keys()].map((name, at) => [name, least[at] ?? Number.NaN])),
  }
}

function readFolder(folder: string): Instances {
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.sm')) : []
  if (files.length === 0)
    throw Object.assign(new Error(`There is no .sm file in ${folder}: name the folder that holds the instances.`), {
      code: 'PREFLIGHT_START',
    })
  const texts = files
    .sort()
    .map((file) => [file.replace(/\.sm$/, ''), readFileSync(join(folder, file), 'latin1')] as const)
  return { set: `The .sm files of ${folder}.`, texts: new Map(texts), optima: readOptima(folder) }
}

function readOptima(folder: string): Map<string, number> {
  const file = [join(folder, 'optimum.csv'), join(folder, 'optimum', 'optimum.csv')].find(existsSync)
  if (file === undefined) return new Map()
  const lines = readFileSync(file, 'utf8').matchAll(OPTIMUM)
  return new Map([...lines].map(([, name = '', weeks]) => [name, Number(weeks)]))
}

function schedule(name: string, text: string) {
  const parsed = parsePsplib(text)
  const before = process.threadCpuUsage()
  const found = scheduleProject(parsed)
  return {
    name,
    weeks: 'makespan' in found ? found.makespan : null,
    bound: 'lowerBound' in found ? found.lowerBound : null,
    took: process.threadCpuUsage(before).user / 1000,
  }
}

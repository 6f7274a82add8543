import { readFileSync } from 'node:fs'
import os from 'node:os'
import { fileURLToPath } from 'node:url'

const modules = fileURLToPath(new URL('../../node_modules', import.meta.url))

/** Processors, memory, system, Node, the packages named and the day, as a line that stands beside figures. */
export function describeMachine(packages: readonly string[]): string {
  const [cpu] = os.cpus()
  return [
    `${os.cpus().length} x ${cpu?.model.trim() || 'unknown processor'}`,
    `${Math.round(os.totalmem() / 2 ** 30)} GiB`,
    `${os.type()} ${os.release().replace(/-.*/, '')}`,
    `Node ${process.versions.node}`,
    ...packages.map((name) => `${name} ${versionOf(name)}`),
    new Date().toISOString().slice(0, 10),
  ].join(', ')
}

function versionOf(name: string): string {
  return JSON.parse(readFileSync(`${modules}/${name}/package.json`, 'utf8')).version
}

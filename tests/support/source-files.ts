import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, posix } from 'node:path'

export type Import = {
  /** A path from the root of the repository, or the name of a package. */
  to: string
  isPackage: boolean
  isType: boolean
  /** As it is written. */
  written: string
}
export type SourceFile = { path: string; text: string; imports: Import[] }

/** Every text file that is, or is about to be, in the repository. */
export function repositoryFiles(): { path: string; text: string }[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' })
  return listed
    .split('\n')
    .filter((path) => /\.(ts|tsx|mjs|json|ya?ml|md|css|html|txt|svg)$|^[^.]*$|^\./.test(path) && existsSync(path))
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }))
    .filter(({ text }) => !text.includes('\0'))
}

export function sourceFile(path: string, text: string): SourceFile {
  const code = text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/^\s*\/\/.*$/gm, '')
  const found = code.matchAll(
    /^\s*(?:import|export)\s+(type\s+)?(?:[^'";()]*?\sfrom\s+)?'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/gm,
  )
  const imports = [...found].map(([, type, fixed, dynamic]): Import => {
    const written = fixed ?? dynamic ?? ''
    const isOwn = written.startsWith('.') || written.startsWith('#')
    const to = written.startsWith('#') ? written.slice(1) : posix.join(dirname(path), written)
    return { to: isOwn ? to : written, isPackage: !isOwn, isType: type !== undefined, written }
  })
  return { path, text: code, imports }
}

export function sourceFiles(): SourceFile[] {
  return repositoryFiles()
    .filter(({ path }) => /\.tsx?$/.test(path))
    .map(({ path, text }) => sourceFile(path, text))
}

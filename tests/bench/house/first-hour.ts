import { existsSync, readFileSync } from 'node:fs'
import { repositoryFiles } from '#tests/support/source-files.ts'
import type { Point } from './point.ts'

/** What a newcomer asks first, and where the answer is. */
const ANSWERS = {
  'Where is the wording?': 'content/',
  'Who decides the number?': 'app/core/',
  'What is stored?': 'db/schema/',
  'What does this address do?': 'app/routes.ts',
  'Why is it so?': 'DECISIONS.md',
}

type Package = Record<'scripts' | 'dependencies' | 'devDependencies', Record<string, string>>

/** Point 12: what stands before somebody who sees the repository for the first time. */
export function measureFirstHour(): Point {
  const { scripts, dependencies, devDependencies }: Package = JSON.parse(readFileSync('package.json', 'utf8'))
  const entries = new Set(repositoryFiles().map(({ path }) => path.split('/')[0]))
  const readme = readFileSync('README.md', 'utf8')
  const told = Object.values(ANSWERS).filter((place) => existsSync(place) && readme.includes(`\`${place}`))
  const packages = Object.keys(dependencies).length + Object.keys(devDependencies).length
  return {
    name: '12 First hour',
    figures: [
      { what: 'entries at the root', measured: entries.size, target: 18, best: 29, middle: 41 },
      { what: 'scripts', measured: Object.keys(scripts).length, target: 10, best: 17, middle: 46 },
      { what: 'packages', measured: packages, target: 45, best: 58, middle: 85 },
      { what: 'commands from a clone to green tests', measured: commandsToGreen(), target: 3 },
      {
        what: `of ${Object.keys(ANSWERS).length} first questions answered by the README`,
        measured: told.length,
        target: Object.keys(ANSWERS).length,
        is: 'atLeast',
      },
    ],
  }
}

/** Getting the repository, entering it and testing; one more where the tests do not install what they need. */
function commandsToGreen(): number {
  return /\bawait setUp\(/.test(readFileSync('scripts/test.mjs', 'utf8')) ? 3 : 4
}

type Command = (args: string[]) => Promise<number>

/** Every command, loaded only when it is called. */
const COMMANDS: Record<string, () => Promise<Command>> = {
  account: async () => (await import('./account.ts')).accountCommand,
  agreement: async () => (await import('./agreement.ts')).agreementCommand,
  classify: async () => (await import('./classify.ts')).classifyCommand,
  content: async () => (await import('./content.ts')).contentCommand,
  erasures: async () => (await import('./erasures.ts')).erasuresCommand,
  import: async () => (await import('./import.ts')).importCommand,
  kpi: async () => (await import('./kpi.ts')).kpiCommand,
  next: async () => (await import('./next.ts')).nextCommand,
  /** Drawn with React, so it is an entry of the server build; `scripts/preflight.mjs` sees to it that it is fresh. */
  report: async () => (await import(new URL('../build/server/cli-report.js', import.meta.url).href)).reportCommand,
  plan: async () => (await import('./plan.ts')).planCommand,
  priority: async () => (await import('./priority.ts')).priorityCommand,
  questions: async () => (await import('./questions.ts')).questionsCommand,
  retention: async () => (await import('./retention.ts')).retentionCommand,
  sbom: async () => (await import('./sbom.ts')).sbomCommand,
  scaling: async () => (await import('./scaling.ts')).scalingCommand,
  schedule: async () => (await import('./schedule.ts')).scheduleCommand,
  score: async () => (await import('./score.ts')).scoreCommand,
  screen: async () => (await import('./screen.ts')).screenCommand,
}

const USAGE = `Usage: npm run -s preflight -- <command> [options]
Commands: ${[...Object.keys(COMMANDS), 'db'].sort().join(', ')}
Each command shows an example with --help.`

/** Runs one command; returns its exit code: 0 done, 1 bad input, 2 wrong usage. */
export async function run([name, ...args]: string[]): Promise<number> {
  if (name === '--help') {
    console.log(USAGE)
    return 0
  }
  const load = name !== undefined && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (load === undefined) {
    console.error(name === undefined ? USAGE : `There is no command "${name}".\n${USAGE}`)
    return 2
  }
  const command = await load()
  return command(args)
}

import type { Environment } from '../app/env.server.ts'
import type { DatabaseChoice } from '../db/open.server.ts'

export function readSettings(): Promise<Environment>
export function chooseDatabase(settings: Environment): DatabaseChoice

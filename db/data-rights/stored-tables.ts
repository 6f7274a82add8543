import { is } from 'drizzle-orm'
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core'
import * as actionTaskTables from '#db/schema/action-tasks.ts'
import * as answerTables from '#db/schema/answers.ts'
import * as assessmentTables from '#db/schema/assessments.ts'
import * as backupTables from '#db/schema/backups.ts'
import * as brandTables from '#db/schema/brands.ts'
import * as clientTables from '#db/schema/clients.ts'
import * as consensusTables from '#db/schema/consensuses.ts'
import * as ratingTables from '#db/schema/consultant-ratings.ts'
import * as deliveryTables from '#db/schema/delivery.ts'
import * as editionTables from '#db/schema/editions.ts'
import * as enquiryTables from '#db/schema/enquiries.ts'
import * as evidenceTables from '#db/schema/evidence.ts'
import * as governanceTables from '#db/schema/governance.ts'
import * as mailTables from '#db/schema/mails.ts'
import * as operationTables from '#db/schema/operations.ts'
import * as ownQuestionTables from '#db/schema/own-questions.ts'
import * as passkeyTables from '#db/schema/passkeys.ts'
import * as pilotCostTables from '#db/schema/pilot-costs.ts'
import * as pilotEventTables from '#db/schema/pilot-events.ts'
import * as pilotReadingTables from '#db/schema/pilot-readings.ts'
import * as pilotTables from '#db/schema/pilots.ts'
import * as providerTables from '#db/schema/providers.ts'
import * as reportTables from '#db/schema/reports.ts'
import * as sessionTables from '#db/schema/sessions.ts'
import * as snapshotTables from '#db/schema/snapshots.ts'
import * as teamTables from '#db/schema/team.ts'
import * as textBlockTables from '#db/schema/text-blocks.ts'
import * as threadTables from '#db/schema/threads.ts'
import * as useCaseValueTables from '#db/schema/use-case-values.ts'
import * as userTables from '#db/schema/users.ts'
import * as workspaceTables from '#db/schema/workspaces.ts'

export type StoredColumn = {
  name: string
  /** As PostgreSQL writes it, such as `uuid` or `text[]`. */
  type: string
  /** Neither null nor left out. */
  isRequired: boolean
}

export type StoredTable = {
  schema: string
  name: string
  /** `schema.name`. */
  fullName: string
  columns: StoredColumn[]
  primaryKey: string[]
  /** Full names of the tables that its foreign keys name. */
  parents: string[]
}

const MODULES = [
  workspaceTables,
  brandTables,
  ownQuestionTables,
  textBlockTables,
  clientTables,
  governanceTables,
  pilotTables,
  pilotReadingTables,
  pilotEventTables,
  pilotCostTables,
  assessmentTables,
  actionTaskTables,
  useCaseValueTables,
  answerTables,
  teamTables,
  consensusTables,
  ratingTables,
  snapshotTables,
  editionTables,
  reportTables,
  deliveryTables,
  threadTables,
  evidenceTables,
  enquiryTables,
  userTables,
  sessionTables,
  mailTables,
  operationTables,
  passkeyTables,
  backupTables,
  providerTables,
]

/** Every table of the schema, parents before what hangs on them. */
export const STORED_TABLES: readonly StoredTable[] = parentsFirst(
  MODULES.flatMap((module) => Object.values(module))
    .filter((each): each is PgTable => is(each, PgTable))
    .map(describe),
)

/** One table of the schema by its full name. @throws RangeError if there is none */
export function storedTable(fullName: string): StoredTable {
  const found = STORED_TABLES.find((table) => table.fullName === fullName)
  if (!found) throw new RangeError(`The schema has no table ${fullName}.`)
  return found
}

function describe(table: PgTable): StoredTable {
  const { schema = 'public', name, columns, primaryKeys, foreignKeys } = getTableConfig(table)
  const keys = primaryKeys.flatMap((key) => key.columns.map((column) => column.name))
  return {
    schema,
    name,
    fullName: `${schema}.${name}`,
    columns: columns.map((column) => ({
      name: column.name,
      type: column.getSQLType(),
      isRequired: column.notNull && !column.hasDefault,
    })),
    primaryKey: keys.length > 0 ? keys : columns.filter(({ primary }) => primary).map((column) => column.name),
    parents: foreignKeys.map((key) => fullNameOf(key.reference().foreignTable)),
  }
}

function fullNameOf(table: PgTable): string {
  const { schema = 'public', name } = getTableConfig(table)
  return `${schema}.${name}`
}

function parentsFirst(tables: StoredTable[]): StoredTable[] {
  const ordered: StoredTable[] = []
  const place = (table: StoredTable) => {
    if (ordered.includes(table)) return
    for (const parent of table.parents) {
      const found = tables.find(({ fullName }) => fullName === parent)
      if (found && found !== table) place(found)
    }
    ordered.push(table)
  }
  for (const table of tables) place(table)
  return ordered
}

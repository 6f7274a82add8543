import { createInterface } from 'node:readline'
import { connect } from '#db/client.server.ts'
import { isTemporary } from '#db/database-error.ts'
import { openDatabase } from '#db/open.server.ts'
import { saveAnswer } from '#db/queries/answers.server.ts'
import { startAsGuest } from '#db/queries/guests.server.ts'

// The product without its pages: opens the database as `npm start` does, then saves
// each line that it reads and says so only after the commit.
const [dataDir = ''] = process.argv.slice(2)
const opened = await openDatabase({
  databaseUrl: null,
  migrationUrl: null,
  dataDir,
  rolePrefix: 'preflight_',
  root: process.cwd(),
})
const database = connect({ url: opened.url })
const say = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`)
say({ ready: true })

createInterface({ input: process.stdin }).on('line', async (line) => {
  const { id, start, scope, save } = JSON.parse(line)
  try {
    if (start) say({ id, started: await startAsGuest(database, start) })
    else say({ id, result: await database.withWorkspace(scope, (tx) => saveAnswer(tx, save)) })
  } catch (error) {
    if (!isTemporary(error)) throw error
    say({ id, later: true })
  }
})

import { once } from 'node:events'
import { createServer, type Server, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

export type ReceivedMail = {
  /** Whom the sender named, whatever the head of the mail says. */
  recipients: string[]
  /** Head and text as they came. */
  raw: string
}

const PATIENCE_MS = 15_000

/** In whichever language the mail is. */
const CODE = /^(?:Your code|Ihr Code): ([0-9A-Z]{4}-[0-9A-Z]{4})$/m
/** Leads into a workspace, or to somebody's questions. */
const INVITATION = /\/(?:invitations|answer)\/[A-Za-z0-9_-]{43}/

/** With long lines whole again, which mail breaks. */
const unbroken = (raw: string) => raw.replaceAll('=\n', '')

/** A mail server that takes everything for everybody and keeps it. */
export class Mailbox {
  /** Answers with a temporary failure while it is set. */
  isBroken = false
  /** Takes calls and says nothing while it is set. */
  isSilent = false
  /** Connections that were made. */
  calls = 0
  received: ReceivedMail[] = []
  /** Transactions that were begun, refused ones too. */
  attempts = 0
  #server: Server
  #sockets = new Set<Socket>()

  constructor() {
    this.#server = createServer((socket) => {
      this.#sockets.add(socket)
      socket.on('error', () => {})
      socket.on('close', () => this.#sockets.delete(socket))
      this.calls += 1
      if (!this.isSilent) this.#talk(socket)
    })
  }

  /** @returns the SMTP URL */
  async open(): Promise<string> {
    this.#server.listen(0, '127.0.0.1')
    await once(this.#server, 'listening')
    const address = this.#server.address()
    if (typeof address !== 'object' || address === null) throw new TypeError('A listening server has an address.')
    return `smtp://127.0.0.1:${address.port}`
  }

  /** Ends every connection. */
  hangUp(): void {
    for (const socket of this.#sockets) socket.destroy()
  }

  async close(): Promise<void> {
    this.hangUp()
    this.#server.close()
    await once(this.#server, 'close')
  }

  /** All mail to one address so far. */
  to(email: string): ReceivedMail[] {
    return this.received.filter(({ recipients }) => recipients.includes(email))
  }

  /** Waits for so many mails to one address that hold this. @returns the last of them */
  async waitFor(email: string, count = 1, holds: RegExp | string = ''): Promise<ReceivedMail> {
    const found = () => this.to(email).filter(({ raw }) => unbroken(raw).search(holds) >= 0)
    for (let waited = 0; waited < PATIENCE_MS; waited += 20) {
      const mail = found()[count - 1]
      if (mail) return mail
      await sleep(20)
    }
    throw new Error(`There came ${found().length} mails to ${email}, not ${count}.`)
  }

  /** Waits for the code of that number to an address; mails without one do not count. */
  async codeFor(email: string, count = 1): Promise<string> {
    const { raw } = await this.waitFor(email, count, CODE)
    return CODE.exec(raw)?.[1] ?? ''
  }

  /** Waits for the invitation of that number to an address. @returns its path */
  async invitationFor(email: string, count = 1): Promise<string> {
    const { raw } = await this.waitFor(email, count, INVITATION)
    return INVITATION.exec(unbroken(raw))?.[0] ?? ''
  }

  /** How many codes came to an address so far. */
  codesTo(email: string): number {
    return this.to(email).filter(({ raw }) => CODE.test(raw)).length
  }

  #talk(socket: Socket) {
    let rest = ''
    let mail: ReceivedMail | null = null
    let isText = false
    const say = (line: string) => socket.write(`${line}\r\n`)
    const hear = (line: string) => {
      if (isText && mail) {
        if (line !== '.') {
          mail.raw += `${line.replace(/^\.\./, '.')}\n`
          return
        }
        this.received.push(mail)
        isText = false
        mail = null
        say('250 taken')
        return
      }
      const verb = line.slice(0, 4).toUpperCase()
      if (verb === 'MAIL') {
        this.attempts += 1
        mail = { recipients: [], raw: '' }
        say(this.isBroken ? '451 try again later' : '250 ok')
      } else if (verb === 'RCPT') {
        mail?.recipients.push(/<(.*?)>/.exec(line)?.[1] ?? line)
        say('250 ok')
      } else if (verb === 'DATA') {
        isText = true
        say('354 go on')
      } else if (verb === 'QUIT') {
        socket.end('221 bye\r\n')
      } else say('250 ok')
    }
    say('220 mailbox')
    socket.on('data', (chunk) => {
      rest += chunk
      const lines = rest.split('\r\n')
      rest = lines.pop() ?? ''
      for (const line of lines) hear(line)
    })
  }
}

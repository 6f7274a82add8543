import { setTimeout as sleep } from 'node:timers/promises'
import { createTransport } from 'nodemailer'
import { canonicalEmail } from '#app/core/account/canonical-email.ts'
import { localeOf } from '#app/messages/locales.ts'
import { forgetMail, holdMail, type Mail, showMail, type TakenMail, takeMails } from '#db/queries/mails.server.ts'
import { isDue, noteFault, noteSent } from './delivery/note-delivery.server.ts'
import { writeMail } from './mail-text.server.ts'
import { isLoopbackHost, isNearHost } from './origin.server.ts'
import type { Services } from './services.server.ts'

/**
 * `smtp`: mail is sent. `local`: nothing is sent; on this machine the log says codes and invitations.
 * `none`: nobody would get a mail, so nobody can sign in.
 */
export type MailWay = 'smtp' | 'local' | 'none'

type MailSettings = {
  smtpUrl: string | null
  from: string | null
  origin: string | null
  /**
   * How often the outbox is looked into when nobody wakes us, in milliseconds: for retries, and mail that another process
   * left behind; `null`: others send.
   */
  lookMs: number | null
}

function mailWay({ smtpUrl, origin }: Pick<MailSettings, 'smtpUrl' | 'origin'>): MailWay {
  if (smtpUrl !== null) return 'smtp'
  return origin === null || isLoopbackHost(new URL(origin).host) ? 'local' : 'none'
}

const TIMEOUT_MS = 15_000
/** How often a mail that takes its time is kept from other processes: well before its next try. */
const HOLD_MS = 10_000
/** How long a mail that is being handed over may hold up the end. */
const STOP_MS = 3_000

/** Sends what stands in the outbox. Several processes may do it at once; each mail is taken by one of them. */
export function startMailing(
  { database, log, metrics, mode, tracing }: Pick<Services, 'database' | 'log' | 'metrics' | 'mode' | 'tracing'>,
  settings: MailSettings,
) {
  const way = mailWay(settings)
  const send = settings.smtpUrl === null ? null : smtpSender(settings.smtpUrl, settings)
  // There is no other way to them, so they are written unless nothing is.
  const codeLog = log.level === 'silent' ? log : log.child({}, { level: 'warn' })
  let running: Promise<void> | null = null
  let again = false
  let stopped = false
  const { lookMs } = settings
  const timer = lookMs === null ? undefined : setInterval(wake, lookMs)
  timer?.unref()

  function wake() {
    again = true
    if (way === 'none' || lookMs === null || stopped || running) return
    // Whoever wakes us waits for none of it.
    running = tracing.apart(run).finally(() => {
      running = null
    })
  }

  async function run() {
    while (again && !stopped) {
      again = false
      try {
        const taken = await database.withSys(takeMails)
        for (const mail of taken) {
          // What stays behind is taken again later, by whoever runs then.
          if (stopped) break
          await tracing.job(`mail ${mail.kind}`, mail.cause, () => deliver(mail))
        }
        if (taken.length > 0) again = true
      } catch (error) {
        log.warn({ err: error }, 'the outbox will be looked into again')
      }
    }
  }

  async function deliver(mail: TakenMail) {
    const hold = () => database.withSys((tx) => holdMail(tx, mail))
    if (!(await hold())) return
    if (!(await isDue({ database, mail }))) return database.withSys((tx) => forgetMail(tx, mail.id))
    if (send === null) return say(mail)
    const holding = setInterval(() => void hold().catch(() => {}), HOLD_MS)
    try {
      await tracing.follow({ name: 'smtp' }, () => send(mail)).finally(() => clearInterval(holding))
    } catch (error) {
      const isFinal = await noteFault({ database, mail, error })
      metrics.mailed(isFinal ? 'refused' : 'failed')
      log.warn({ err: error, event: 'mail not sent' }, isFinal ? 'mail was refused' : 'mail will be tried again')
      if (isFinal) await database.withSys((tx) => forgetMail(tx, mail.id))
      return
    }
    metrics.mailed('sent', mail.waitedSeconds)
    await noteSent({ database, mail })
    await database.withSys((tx) => forgetMail(tx, mail.id))
  }

  async function say({ id, kind, facts }: Mail) {
    const unsent = 'SMTP_URL is not set: nothing was sent'
    if (facts.code) codeLog.warn({ event: 'sign-in code', code: facts.code }, unsent)
    if (kind === 'invitation') codeLog.warn({ event: 'invitation', link: facts.link }, unsent)
    await database.withSys((tx) => (mode === 'development' ? showMail(tx, id) : forgetMail(tx, id)))
  }

  return {
    way,
    /** Call it once the transaction that wrote a mail is committed. */
    wake,
    /** Waits a moment for the mail that is being handed over, and for no other. */
    async stop() {
      stopped = true
      clearInterval(timer)
      await Promise.race([running, sleep(STOP_MS, undefined, { ref: false })])
    },
  }
}

/** One connection a mail; out of our own network it is encrypted, or nothing is sent. */
function smtpSender(smtpUrl: string, { from, origin }: MailSettings) {
  const { protocol, hostname, port, username, password } = new URL(smtpUrl)
  const isSecure = protocol === 'smtps:'
  const transport = createTransport({
    host: hostname.replaceAll(/^\[|\]$/g, ''),
    port: port === '' ? (isSecure ? 465 : 587) : Number(port),
    secure: isSecure,
    requireTLS: !isSecure && !isNearHost(hostname),
    auth: username === '' ? undefined : { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const sender = from ?? `no-reply@${origin === null ? 'localhost' : new URL(origin).hostname}`
  return async (mail: TakenMail) => {
    const { replyTo, fileName } = mail.facts
    // Read as text, an address can become several recipients: ours is checked, and never read again.
    if (canonicalEmail(mail.recipient) !== mail.recipient) throw new RangeError('A recipient is not canonical.')
    const { subject, text } = await writeMail(mail)
    await transport.sendMail({
      from: { name: 'Preflight', address: sender },
      to: { name: '', address: mail.recipient },
      // Sent again after a crash, it is seen to be the same.
      messageId: `<${mail.id}@${sender.slice(sender.lastIndexOf('@') + 1)}>`,
      ...(replyTo && canonicalEmail(replyTo) === replyTo && { replyTo: { name: '', address: replyTo } }),
      subject,
      text,
      ...(mail.attachment && {
        attachments: [{ filename: fileName ?? 'report.pdf', content: mail.attachment, contentType: 'application/pdf' }],
      }),
      headers: {
        'Auto-Submitted': 'auto-generated',
        'Content-Language': localeOf(mail.locale),
        // A person reads there what ends; a mail program presses for them (RFC 8058), and is let in without a session.
        ...(mail.facts.stopLink && {
          'List-Unsubscribe': `<${mail.facts.stopLink}>`,
          'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        }),
      },
    })
  }
}

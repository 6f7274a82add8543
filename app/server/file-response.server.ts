import type { FileKind } from '#app/core/clients/file-kind.ts'
import { attachment } from './attachment.ts'
import { FILE_POLICY } from './security-headers.server.ts'

const TYPES: Record<FileKind, string> = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpeg: 'image/jpeg',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  csv: 'text/csv',
  txt: 'text/plain',
}

/** A file that somebody sent, to keep and never to show: were it ever opened as a page, it could do nothing. */
export function fileResponse({ name, kind, content }: { name: string; kind: FileKind; content: Buffer }): Response {
  return new Response(new Uint8Array(content), {
    headers: {
      'Content-Type': TYPES[kind],
      'Content-Disposition': attachment(name),
      'Content-Security-Policy': FILE_POLICY,
      'Cache-Control': 'no-store',
    },
  })
}

import { UploadArchiveDocument } from './generated';
import { ask } from './platform';

/** A file that has arrived, or why it was refused. */
export type Uploaded = { id: string } | { refused: readonly { message: string }[] };

/** Brings a file to the platform: announced first, then sent to the address that the platform signed. */
export async function upload(file: File, mediaType: string): Promise<Uploaded> {
  const { createUpload } = await ask(UploadArchiveDocument, { input: { name: file.name, mediaType, size: file.size } });
  if (!createUpload.upload) {
    return { refused: createUpload.errors };
  }
  const response = await fetch(createUpload.upload.url, { method: createUpload.upload.method, body: file });
  const answer = (await response.json()) as { id?: string; errors?: { message: string }[] };
  return answer.id ? { id: answer.id } : { refused: answer.errors ?? [{ message: `HTTP ${response.status}` }] };
}

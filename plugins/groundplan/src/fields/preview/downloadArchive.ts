/*
 * Copyright 2026 The Groundplan Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

import { PreviewResponse } from 'backstage-plugin-groundplan-common';
import { strToU8, zipSync } from 'fflate';

/** The files as they would be, as a zip archive. @internal */
export function archiveOf(preview: PreviewResponse): Uint8Array<ArrayBuffer> {
  const files = preview.files.flatMap(({ path, after }) =>
    after === null ? [] : [[path, strToU8(after)] as const],
  );
  return new Uint8Array(zipSync(Object.fromEntries(files)));
}

/** Hands the archive to the browser. @internal */
export function downloadArchive(preview: PreviewResponse) {
  const url = URL.createObjectURL(
    new Blob([archiveOf(preview)], { type: 'application/zip' }),
  );
  const link = document.createElement('a');
  link.href = url;
  link.download = `${preview.what}.zip`;
  link.click();
  URL.revokeObjectURL(url);
}

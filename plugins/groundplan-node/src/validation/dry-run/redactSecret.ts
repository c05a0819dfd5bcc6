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
import { getRecord } from 'backstage-plugin-groundplan-common';
import { Manifest } from '../manifests/Manifest';

const HIDDEN = '"…"';
const QUOTED = /"(?:[^"\\]|\\.)*"/g;

/** Shorter values would be found in the middle of words. */
const MIN_LENGTH = 4;

/**
 * A text about an object as it may be told on: of a Secret without any of its
 * values, which servers like to quote.
 *
 * @internal
 */
export function redactSecret(text: string, manifest: Manifest): string {
  if (!manifest.isSecret) {
    return text;
  }
  let redacted = text.replace(QUOTED, HIDDEN);
  for (const value of valuesOf(manifest.object)) {
    redacted = redacted.replaceAll(value, HIDDEN);
  }
  return redacted;
}

/** As they are written, and what `data` means in base64. Longest first. */
function valuesOf(object: Record<string, unknown>): string[] {
  const texts = ['data', 'stringData'].flatMap(key =>
    Object.values(getRecord(object, key) ?? {}).map(String),
  );
  return [
    ...texts,
    ...texts.map(text => Buffer.from(text, 'base64').toString('utf8')),
  ]
    .filter(text => text.length >= MIN_LENGTH)
    .sort((a, b) => b.length - a.length);
}

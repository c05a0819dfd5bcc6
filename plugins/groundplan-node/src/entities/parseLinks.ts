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

import { EntityLink } from '@backstage/catalog-model';
import { getString } from 'backstage-plugin-groundplan-common';
import { Parsed, quote } from './Parsed';

const MAX_LINKS = 50;
const MAX_URL_LENGTH = 2048;
const MAX_TEXT_LENGTH = 200;

/**
 * Reads links: a JSON array of `{ url, title, icon, type }`, or one
 * `<url>` or `<title>=<url>` a line (or separated by a comma and a space).
 *
 * @internal
 */
export function parseLinks(text: string): Parsed<EntityLink[]> {
  const trimmed = text.trim();
  if (trimmed.startsWith('[')) {
    try {
      const list: unknown = JSON.parse(trimmed);
      return Array.isArray(list)
        ? checkLinks(list)
        : { problems: [`${quote(text)} is not a list of links`] };
    } catch {
      return {
        problems: [
          `${quote(text)} starts like a JSON array of links, but is not one`,
        ],
      };
    }
  }
  return checkLinks(
    trimmed
      .split(/\n|,\s+/)
      .map(part => part.trim())
      .filter(part => part !== '')
      .map(part => {
        const [, title, url] = /^([^=:/]+)=(.*)$/s.exec(part) ?? [];
        return url === undefined
          ? { url: part }
          : { url: url.trim(), title: title.trim() };
      }),
  );
}

/** Keeps the links that the catalog accepts and browsers may follow. @internal */
export function checkLinks(links: readonly unknown[]): Parsed<EntityLink[]> {
  const problems: string[] = [];
  const value: EntityLink[] = [];
  for (const link of links.slice(0, MAX_LINKS)) {
    const url = getString(link, 'url');
    if (url === undefined || !isWebAddress(url)) {
      problems.push(
        `${quote(
          url ?? JSON.stringify(link),
        )} cannot be a link; allowed are http and https addresses`,
      );
      continue;
    }
    value.push({
      url,
      title: textOf(link, 'title') ?? new URL(url).host,
      ...optional('icon', textOf(link, 'icon')),
      ...optional('type', textOf(link, 'type')),
    });
  }
  if (links.length > MAX_LINKS) {
    problems.push(
      `${links.length} links are too many; only the first ${MAX_LINKS} are read`,
    );
  }
  return { value, problems };
}

/** Anything else, `javascript:` above all, has no business behind a link. */
function isWebAddress(text: string): boolean {
  return (
    text.length <= MAX_URL_LENGTH &&
    URL.canParse(text) &&
    ['http:', 'https:'].includes(new URL(text).protocol)
  );
}

function textOf(link: unknown, key: string): string | undefined {
  const text = getString(link, key)?.trim().slice(0, MAX_TEXT_LENGTH);
  return text === '' ? undefined : text;
}

function optional(key: string, value: string | undefined) {
  return value === undefined ? {} : { [key]: value };
}

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

import { UrlReaderService } from '@backstage/backend-plugin-api';
import { ConflictError, NotFoundError } from '@backstage/errors';
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { ChartIndex, parseChartIndex } from './chartIndex';
import { readBounded } from './readBounded';
import { readTarFile } from './readTarFile';
import { RecentAnswers } from './RecentAnswers';

const MAX_AGE_MS = 10 * 60_000;
/** The largest that are known, of hundreds of charts, have some 20 MB. */
const MAX_INDEX_BYTES = 32_000_000;
const MAX_CHART_BYTES = 4_000_000;
const MAX_UNPACKED_BYTES = 20_000_000;
const MAX_VALUES_BYTES = 300_000;

/**
 * Reads repositories of Helm charts over HTTP: only from where Backstage may
 * read (`backend.reading.allow` and integrations), without any credentials of
 * the host cluster, and never more than so much.
 *
 * @public
 */
export class ChartReader {
  readonly #reader: UrlReaderService;
  readonly #indexes = RecentAnswers.create<ChartIndex>({
    maxAgeMs: MAX_AGE_MS,
    maxEntries: 20,
  });
  readonly #values = RecentAnswers.create<string>({
    maxAgeMs: MAX_AGE_MS,
    maxEntries: 50,
  });

  static create(options: { reader: UrlReaderService }): ChartReader {
    return new ChartReader(options.reader);
  }

  private constructor(reader: UrlReaderService) {
    this.#reader = reader;
  }

  /** @internal */
  index(repositoryUrl: string): Promise<ChartIndex> {
    const url = within(repositoryUrl, 'index.yaml');
    return this.#indexes.get(url, async () => {
      const body = await readBounded(this.#reader, url, MAX_INDEX_BYTES);
      try {
        return await parseChartIndex(body.toString('utf8'));
      } catch (error) {
        throw new ConflictError(`${url}: ${(error as Error).message}`);
      }
    });
  }

  /** The `values.yaml` of a chart, as it is written; empty where it has none. @internal */
  async values(
    repositoryUrl: string,
    chart: string,
    version: string,
  ): Promise<string> {
    const index = await this.index(repositoryUrl);
    const found = index.get(chart)?.find(each => each.version === version);
    const [path] = found?.urls ?? [];
    if (!path) {
      throw new NotFoundError(`There is no chart ${chart} ${version}`);
    }
    const url = within(repositoryUrl, path);
    return this.#values.get(`${url} ${found?.digest}`, async () =>
      unpack(
        await readBounded(this.#reader, url, MAX_CHART_BYTES),
        `${chart} ${version}`,
        found?.digest ?? undefined,
      ),
    );
  }
}

async function unpack(
  packed: Buffer,
  title: string,
  digest: string | undefined,
): Promise<string> {
  const sum = createHash('sha256').update(packed).digest('hex');
  if (digest && digest.replace(/^sha256:/, '') !== sum) {
    throw new ConflictError(
      `The chart ${title} is not the one that its repository's index describes`,
    );
  }
  try {
    const archive = await promisify(gunzip)(packed, {
      maxOutputLength: MAX_UNPACKED_BYTES,
    });
    const isValues = (path: string) => /^[^/]+\/values\.yaml$/.test(path);
    return readTarFile(archive, isValues, MAX_VALUES_BYTES) ?? '';
  } catch (error) {
    throw new ConflictError(
      `The chart ${title} cannot be unpacked: ${(error as Error).message}`,
    );
  }
}

/** A URL of an index is relative to the repository, or is complete. */
function within(repositoryUrl: string, path: string): string {
  const url = new URL(path, `${repositoryUrl.replace(/\/+$/, '')}/`);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw new ConflictError(
      `${url.protocol} is nothing that charts are read by`,
    );
  }
  if (url.username || url.password) {
    throw new ConflictError(
      `The URL of ${url.host} has credentials in it, which charts are not read with`,
    );
  }
  return url.toString();
}

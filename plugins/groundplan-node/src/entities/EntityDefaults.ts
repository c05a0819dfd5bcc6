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
import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { Parsed } from './Parsed';
import { checkLinks } from './parseLinks';
import { parseReference } from './parseReference';
import { checkTags } from './parseTags';
import { parseDescription, parseLifecycle } from './parseText';

/** What the configuration says of entities that do not say it themselves. @public */
export interface EntityDefaults {
  owner?: string;
  system?: string;
  lifecycle?: string;
  description?: string;
  tags?: string[];
  links?: EntityLink[];
}

/** Reads `groundplan.defaults` or a host cluster's. @internal */
export function readEntityDefaults(
  config: Config | undefined,
  path: string,
): EntityDefaults {
  if (!config) {
    return {};
  }
  const read = <T>(
    key: string,
    raw: string | undefined,
    parse: (text: string) => Parsed<T>,
  ): T | undefined =>
    raw === undefined ? undefined : accept(parse(raw), `${path}.${key}`);
  const tags = config.getOptionalStringArray('tags');
  const links = config.getOptionalConfigArray('links')?.map(link => ({
    url: link.getString('url'),
    title: link.getOptionalString('title'),
    icon: link.getOptionalString('icon'),
    type: link.getOptionalString('type'),
  }));
  return {
    owner: read('owner', config.getOptionalString('owner'), text =>
      parseReference(text, ['group', 'user']),
    ),
    system: read('system', config.getOptionalString('system'), text =>
      parseReference(text, ['system']),
    ),
    lifecycle: read(
      'lifecycle',
      config.getOptionalString('lifecycle'),
      parseLifecycle,
    ),
    description: read(
      'description',
      config.getOptionalString('description'),
      parseDescription,
    ),
    tags: tags && accept(checkTags(tags), `${path}.tags`),
    links: links && accept(checkLinks(links), `${path}.links`),
  };
}

/** Configuration has no half-right values: somebody wrote them for all objects. */
function accept<T>(parsed: Parsed<T>, path: string): T | undefined {
  if (parsed.problems.length > 0) {
    throw new InputError(
      `Invalid configuration at ${path}: ${parsed.problems.join('; ')}`,
    );
  }
  return parsed.value;
}

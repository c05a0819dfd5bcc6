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

import { InputError } from '@backstage/errors';
import {
  getRecord,
  KubernetesObject,
} from 'backstage-plugin-groundplan-common';
import { flagOf } from './flagOf';
import { parseDocuments } from './parseDocuments';
import { ProfileValues } from './parseParameterValues';
import { ChartPart } from './readCharts';

/** A DNS label, as charts, namespaces and releases are named. */
const DNS_LABEL = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

/** A chart to install. @internal */
export interface ChosenChart {
  chart: string;
  /** The newest where it is left out. */
  version?: string;
  namespace?: string;
  layer?: string;
  /** As a form has them. */
  values?: Record<string, unknown>;
  /** What the template says of the chart. */
  part?: ChartPart;
}

/**
 * The charts that a template requires and those that were chosen, by name. What
 * is chosen goes first, where the template lets a chart be edited.
 *
 * @internal
 */
export function chooseCharts(
  template: KubernetesObject,
  parts: readonly ChartPart[],
  profiles: readonly ProfileValues[],
): ChosenChart[] {
  if (profiles.length > 0 && !flagOf(template, 'profiles-enabled', true)) {
    throw new InputError('profiles: the template takes none');
  }
  const chosen = new Map<string, ChosenChart>();
  for (const part of parts.filter(({ required }) => required)) {
    chosen.set(part.chart, fromPart(part));
  }
  const seen = new Set<string>();
  for (const profile of profiles) {
    const { chart } = profile;
    if (seen.has(chart)) {
      throw new InputError(`profiles: ${chart} is there twice`);
    }
    seen.add(chart);
    const part = parts.find(candidate => candidate.chart === chart);
    chosen.set(chart, merge(profile, part));
  }
  return [...chosen.values()]
    .map(checked)
    .sort((a, b) => (a.chart < b.chart ? -1 : 1));
}

function fromPart(part: ChartPart): ChosenChart {
  const { chart, version, namespace, layer } = part;
  return { chart, version, namespace, layer, part };
}

function merge(
  profile: ProfileValues,
  part: ChartPart | undefined,
): ChosenChart {
  const { chart, version, values } = profile;
  const isFixed = part !== undefined && !part.editable;
  if (isFixed && (values || (part.version && part.version !== version))) {
    throw new InputError(
      `profiles: the template fixes the version and the values of ${chart}`,
    );
  }
  return {
    chart,
    version,
    namespace: profile.namespace || part?.namespace,
    layer: profile.layer || part?.layer,
    values: values ? valuesOf(chart, values) : undefined,
    part,
  };
}

function valuesOf(chart: string, text: string): Record<string, unknown> {
  const name = `profiles: the values of ${chart}`;
  const documents = parseDocuments({ name, text });
  const record = getRecord(documents[0] ?? {});
  if (documents.length > 1 || !record) {
    throw new InputError(`${name} are something else than one object`);
  }
  return record;
}

function checked(choice: ChosenChart): ChosenChart {
  const { chart, namespace } = choice;
  if (!DNS_LABEL.test(chart)) {
    throw new InputError(
      `profiles: '${chart}' cannot be the name of a release`,
    );
  }
  if (namespace !== undefined && !DNS_LABEL.test(namespace)) {
    throw new InputError(
      `profiles: '${namespace}' cannot be a namespace for ${chart}`,
    );
  }
  return choice;
}

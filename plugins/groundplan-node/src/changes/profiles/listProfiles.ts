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

import { InputError, NotFoundError } from '@backstage/errors';
import {
  getString,
  KubernetesObject,
  ObjectLookup,
  Profile,
  ProfilesResponse,
} from 'backstage-plugin-groundplan-common';
import { ChartReader } from './ChartReader';
import { selectProfiles } from './chartIndex';
import { chartRepositoryOf, PROFILES } from './chartRepositoryOf';

const FILTER = 'weave.works/helm-version-filter';

/**
 * The profiles of a host cluster, out of the repository that rendering takes
 * charts from. What stands in the way is said in words, and is no error.
 *
 * @public
 */
export async function listProfiles(
  lookup: ObjectLookup,
  charts: ChartReader,
): Promise<ProfilesResponse> {
  try {
    const repository = chartRepositoryOf(lookup);
    const { name, namespace } = repository.metadata;
    const items = await profilesOf(repository, charts);
    return { repository: `${namespace}/${name}`, items, problems: [] };
  } catch (error) {
    return { items: [], problems: [(error as Error).message] };
  }
}

/**
 * The `values.yaml` of a profile of a host cluster.
 *
 * @throws NotFoundError where the chart is no profile.
 * @public
 */
export async function readProfileValues(
  lookup: ObjectLookup,
  charts: ChartReader,
  chart: string,
  version: string,
): Promise<string> {
  const repository = chartRepositoryOf(lookup);
  const profiles = await profilesOf(repository, charts);
  if (
    !profiles.some(it => it.chart === chart && it.versions.includes(version))
  ) {
    throw new NotFoundError(`There is no profile ${chart} ${version}`);
  }
  return charts.values(urlOf(repository), chart, version);
}

async function profilesOf(
  repository: KubernetesObject,
  charts: ChartReader,
): Promise<Profile[]> {
  const { annotations = {} } = repository.metadata;
  return selectProfiles(await charts.index(urlOf(repository)), {
    all: annotations[PROFILES] !== undefined,
    filter: annotations[FILTER],
  });
}

function urlOf({ metadata, spec }: KubernetesObject): string {
  const url = getString(spec, 'url') ?? '';
  if (getString(spec, 'type') === 'oci' || url.startsWith('oci:')) {
    throw new InputError(
      `The charts of the HelmRepository ${metadata.namespace}/${metadata.name} cannot be listed: it is an OCI registry, which has no index`,
    );
  }
  return url;
}

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

import { EntityFacts } from '../../domain/EntityDomain';
import { getString, KubernetesObject } from '../../kubernetes';
import { parseGithubUrl } from '../parseGithubUrl';

/** What a runner scale set says of its entity. @internal */
export function scaleSetFacts(set: KubernetesObject): EntityFacts {
  const github = parseGithubUrl(getString(set.spec, 'githubConfigUrl'));
  return {
    segment: 'runner-scale-set',
    type: 'github-runner-scale-set',
    description:
      github &&
      `GitHub Actions runners of the ${github.scope.type} ${github.scope.name}`,
    tags: [],
    links: github
      ? [{ url: github.url, title: `GitHub: ${github.scope.name}` }]
      : [],
    dependsOn: [],
    annotations: {},
  };
}

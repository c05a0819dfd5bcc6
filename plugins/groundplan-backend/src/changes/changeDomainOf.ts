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
import {
  ChangeDomain,
  EntityKindSegment,
} from 'backstage-plugin-groundplan-common';

const DOMAINS: Partial<Record<EntityKindSegment, ChangeDomain>> = {
  cluster: 'cluster',
  'gitops-cluster': 'cluster',
  terraform: 'terraform',
  'runner-scale-set': 'runner-scale-set',
  deployment: 'app',
};

/**
 * Whose permissions a change of an entity takes; none for what is not changed
 * here.
 *
 * @internal
 */
export function changeDomainOf(
  kind: EntityKindSegment,
): ChangeDomain | undefined {
  return DOMAINS[kind];
}

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
import { Fleet } from '../../domain/Fleet';
import { GITOPS_CLUSTER_GROUP } from '../../gitops/kinds';
import { CLUSTER_API_GROUP } from '../kinds';
import { affectedClusters } from './affectedClusters';
import { details } from './details';
import { facts } from './facts';
import { isStandaloneGitopsCluster } from './isStandaloneGitopsCluster';
import { relatedObjects } from './relatedObjects';
import { summarize } from './summarize';

/**
 * The clusters of all hosts: those that Cluster API makes, and those that were
 * joined by a kubeconfig. The host clusters themselves are not objects.
 *
 * @public
 */
export const clustersFleet: Fleet<'clusters'> = {
  id: 'clusters',
  subjects: [
    { group: CLUSTER_API_GROUP, kind: 'Cluster', segment: 'cluster' },
    {
      group: GITOPS_CLUSTER_GROUP,
      kind: 'GitopsCluster',
      segment: 'gitops-cluster',
      accepts: isStandaloneGitopsCluster,
    },
  ],
  related: relatedObjects,
  affected: affectedClusters,
  facts,
  summarize,
  details,
};

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

export interface Config {
  groundplan?: {
    /** Cluster API clusters in the Kubernetes plugin. */
    kubernetes?: {
      /**
       * Reads the certificate authority of clusters that no rule gives one for out of
       * their kubeconfig Secret, and nothing else of it. Needs `get` on these Secrets.
       * Off by default.
       */
      readCertificateAuthority?: boolean;
      /**
       * How the Kubernetes plugin signs in to a cluster; the first rule that matches
       * decides. Clusters without a rule are not offered to the Kubernetes plugin.
       */
      clusters?: Array<{
        /** Which clusters; all where it is absent. Every field that is given must fit. */
        match?: {
          /** Name of the host cluster. */
          host?: string;
          namespace?: string;
          name?: string;
          /** Kind of the infrastructure object, such as `AWSManagedControlPlane`. */
          infrastructureKind?: string;
        };
        authProvider:
          | 'aws'
          | 'azure'
          | 'aks'
          | 'google'
          | 'googleServiceAccount'
          | 'oidc'
          | 'serviceAccount';
        /** For `oidc`: the auth provider that issues the tokens. */
        oidcTokenProvider?: string;
        /** For `aws`: the role to assume. */
        assumeRole?: string;
        /** For `aws`: the external id that goes with the role. */
        externalId?: string;
        /**
         * For `serviceAccount`.
         * @visibility secret
         */
        serviceAccountToken?: string;
        /** Certificate authority, PEM in base64. */
        caData?: string;
        skipTLSVerify?: boolean;
        skipMetricsLookup?: boolean;
      }>;
    };
  };
}

{{/* The service's name: the chart's. */}}
{{- define "lib.name" -}}{{ .Chart.Name }}{{- end }}

{{/* The object's name: release and service, so that two releases fit in one namespace. */}}
{{- define "lib.fullname" -}}
{{- printf "%s-%s" .Release.Name .Chart.Name | trunc 50 | trimSuffix "-" -}}
{{- end }}

{{/* Labels that select pods; never changed after the first install. (dict "root" $ "part" "web") */}}
{{- define "lib.selector" -}}
app.kubernetes.io/name: {{ .root.Chart.Name }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .part }}
{{- end }}

{{- define "lib.labels" -}}
{{ include "lib.selector" . }}
app.kubernetes.io/part-of: workaniser
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version }}
{{- end }}

{{- define "lib.image" -}}
{{- printf "%s@%s" .Values.image.repository .Values.image.digest -}}
{{- end }}

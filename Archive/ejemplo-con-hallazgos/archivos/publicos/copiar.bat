@echo off
rem ejemplo inventado
